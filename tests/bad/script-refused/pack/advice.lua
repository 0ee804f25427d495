rule{id = "een" when = "true"}
