"""Every figure that decides what an official says, in one place; scores are calibrated probabilities from 0 to 1."""

from __future__ import annotations

ANSWER = 0.45  # a passage at least this probable is answered from; docs/measurements.md says what each bar costs
NEAR = 0.08  # below ANSWER and at least this: shown as "did you mean"
CLEARLY_BETTER = 0.15  # how far another official's passage must lead before a citizen is sent there
SURELY_BETTER = 0.3  # the same where this official has an answer of its own
TELLS = 0.4  # a follow-up whose document tells what is asked less probably than this hears that it is only near
STRANGE = 0.2  # less than this, and the follow-up is about something else
AMBIGUOUS = 0.08  # two documents closer than this cannot be told apart by a question of one word
DANGER_LIKELY = 0.64  # sounds like danger whatever else it may be: the crisis ladder
DANGER_POSSIBLE = 0.43  # the ladder as well, unless published knowledge answers the turn; docs/measurements.md, Safety
DANGER_LIKELY_YOUNG = 0.58  # the same two at a private counter, where too much is better heard than too little
DANGER_POSSIBLE_YOUNG = 0.38
DANGER_LESS_AFTER = 0.15  # once danger was told in a talk, what was possible is likely, and so much less is possible
SUPPORTED = 0.8  # share of a rewritten sentence's word stems that its passage must hold

SPOKEN_SENTENCES = 3  # an answer that is spoken has at most so many sentences of fact
STEPS = 6  # a procedure that is told step by step has at most so many
SUGGESTIONS = 3  # at most so many titles are offered when nothing was found
SEARCH_LIMIT = 8
LONGEST_TEXT = 4_000  # characters of one turn; more is `TextTooLong`
ABUSE_PATIENCE = 3  # after so many refused turns in one talk a person decides

RETRIEVAL_SECONDS = 1.0  # the crisis ladder waits this long for a published passage, then cites its own lines
MODEL_SECONDS = 1.5  # longer than this nobody waits for a nicer sentence, in one turn and for everything together
REWRITE_SECONDS = 0.6  # of them, for a follow-up that the rules could not place
