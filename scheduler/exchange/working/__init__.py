"""The working copy (底稿), written and read back."""
