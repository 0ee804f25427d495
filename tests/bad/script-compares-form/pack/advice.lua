rule{id = "een", when = [[other() ~= nil]], priority = "low", text = "Tekst.", compares = 3}
