"""What maintains the project: benchmark, generated libraries, screenshots, floors of quality."""
