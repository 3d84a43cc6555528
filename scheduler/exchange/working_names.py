"""Names that the 底稿 is written and read back by."""

OVERVIEW, ALL_OFFICERS = "总览", "警员"
OWN_OFFICERS, ID_LABEL = "本所人员", "警号"
