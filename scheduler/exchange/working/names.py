"""Names that the 底稿 is written and read back by, as keys of the catalogue."""

OVERVIEW, ALL_OFFICERS = "title.overview", "sheet.names.all_officers"
OWN_OFFICERS, ID_LABEL = "sheet.names.own_officers", "sheet.names.id"
