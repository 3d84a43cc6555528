"""The closing pass: small parts of a roster, each solved exactly at all levels with everything else held still."""
