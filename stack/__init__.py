"""Set-up and run: the embedded services, the processes of the product and the launcher behind `make run`."""
