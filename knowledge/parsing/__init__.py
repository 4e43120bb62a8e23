"""Files of many formats into documents whose every block says where it stands."""
