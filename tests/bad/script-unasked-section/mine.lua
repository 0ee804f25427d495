rule{id = "een", when = [[below(score("eeen"), 40) or below(score("anders"), 4) or below(score("een"), 4)]], priority = "low", text = "Tekst."}
