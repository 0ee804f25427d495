-- Tien regels, elk met een eigen manier van vragen.

rule {
  id = "r01",
  priority = "critical",
  actor = "college",
  when = function()
    return level("a.belang") == "niet"
  end,
  text = "Advies van regel r01.",
}

rule {
  id = "r02",
  priority = "high",
  actor = "college",
  when = function()
    return weak("a.los") and weak("b.rechten")
  end,
  text = "Advies van regel r02.",
}

rule {
  id = "r03",
  priority = "high",
  actor = "college",
  when = function()
    return any_is("niet", "c.gratis", "c.iedereen", "c.snel")
  end,
  text = "Advies van regel r03.",
}

rule {
  id = "r04",
  priority = "medium",
  actor = "college",
  when = function()
    return below(average("c"), 50)
  end,
  text = "Advies van regel r04.",
}

rule {
  id = "r05",
  priority = "medium",
  actor = "college",
  when = function()
    return answer("a.8").value == "goed" and answer("a.5").state ~= "answered"
  end,
  text = "Advies van regel r05.",
}

rule {
  id = "r06",
  priority = "medium",
  actor = "college",
  when = function()
    return at_least(score("e"), 75) and below(score("b"), 50)
  end,
  text = "Advies van regel r06.",
}

rule {
  id = "r07",
  priority = "medium",
  actor = "college",
  when = function()
    return at_least(tonumber(subject("inwoners")), 100000) and level("f.beleid") == "niet"
  end,
  text = "Advies van regel r07.",
}

rule {
  id = "r08",
  priority = "high",
  actor = "college",
  when = function()
    return #knockouts() >= 2
  end,
  text = "Advies van regel r08.",
}

rule {
  id = "r09",
  priority = "low",
  actor = "college",
  when = function()
    return unknown_share() > 5
  end,
  text = "Advies van regel r09.",
}

rule {
  id = "r10",
  priority = "low",
  actor = "college",
  when = function()
    return role() == "client" and weak("e.kennis")
  end,
  text = "Advies van regel r10.",
}
