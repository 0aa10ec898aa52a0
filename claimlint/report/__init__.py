"""Reports as text: every format is a pure view of one `Report`."""
