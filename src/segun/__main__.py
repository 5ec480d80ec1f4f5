"""`python -m segun`: the command line."""

from segun.cli.main import main

if __name__ == "__main__":
    main()
