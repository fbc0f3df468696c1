"""The mixture of what people do, against the whole product: `make load` for some minutes, `make soak` for twenty."""
