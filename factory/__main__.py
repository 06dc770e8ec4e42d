"""`python -m factory`: what ./factoryw hands over to."""

from factory.cli import program

if __name__ == "__main__":
    program()
