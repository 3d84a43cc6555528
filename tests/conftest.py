"""The tests read Chinese, whatever the locale of the machine; those about languages ask for theirs."""

import os

os.environ["LC_ALL"] = "C.UTF-8"
