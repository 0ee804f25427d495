-- De begrippen van de wet, en welke checklist ernaar vraagt. advice.lua en comparison.lua gebruiken dit.

local law = {}

-- De begrippen met grondslag `law`, met hun namen.
law.concepts = {
  {"onafhankelijkheid.clientbelang", "Belang van de cliënt voorop", "Client's interest first"},
  {"levensbreed.reikwijdte", "Alle levensterreinen", "All areas of life"},
  {"toegang.beschikbaarheid", "Beschikbaar", "Available"},
  {"toegang.iedereen", "Voor alle inwoners", "For every resident"},
  {"toegang.gratis", "Gratis", "Free of charge"},
  {"toegang.mantelzorg", "Ook voor mantelzorgers", "Also for informal carers"},
  {"vindbaarheid.gericht", "Gerichte informatie bij melding", "Targeted information at intake"},
}

-- Welke checklist waarnaar vraagt, zijdelings niet meegeteld. Een checklist heet hier zoals een zin hem noemt.
local checklists = {
  {
    "iederin", "de checks van Ieder(in)", "the checks of Ieder(in)",
    {"onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.gratis", "vindbaarheid.gericht"},
  },
  {
    "vng-zelftest", "de zelftest", "the self-test",
    {
      "onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.beschikbaarheid", "toegang.iedereen",
      "toegang.gratis", "toegang.mantelzorg", "vindbaarheid.gericht",
    },
  },
  {
    "bcmb", "de checklist van BCMB", "the checklist of BCMB",
    {"onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.iedereen"},
  },
}

-- "a, b of c"
function law.join(names, last)
  local count = #names
  if count < 2 then
    return names[1] or ""
  end
  return table.concat(names, ", ", 1, count - 1) .. last .. names[count]
end

-- De checklists die wel naar een van de begrippen in `missing` vragen, behalve die in `filled_in`.
function law.others(column, missing, filled_in)
  local found = {}
  for _, checklist in ipairs(checklists) do
    local asks = false
    for _, asked in ipairs(checklist[4]) do
      for _, concept in ipairs(missing) do
        asks = asks or concept[1] == asked
      end
    end
    if asks and not filled_in[checklist[1]] then
      found[#found + 1] = checklist[column]
    end
  end
  return found
end

return law
