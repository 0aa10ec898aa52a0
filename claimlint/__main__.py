"""`python -m claimlint`."""

from claimlint.cli.main import main

if __name__ == "__main__":
    main()
