"""`make faults`: the product is broken while people work; nothing that was acknowledged may be lost or come twice."""
