"""From a parsed document to the procedures that it seems to describe: rules, no language model."""
