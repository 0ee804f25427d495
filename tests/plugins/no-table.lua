return "a text"
