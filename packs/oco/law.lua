-- De begrippen van de wet, en welke checklist ernaar vraagt. advice.lua en comparison.lua gebruiken dit.

local law = {}

-- De begrippen met grondslag `law`.
law.concepts = {
  "onafhankelijkheid.clientbelang",
  "levensbreed.reikwijdte",
  "toegang.beschikbaarheid",
  "toegang.iedereen",
  "toegang.gratis",
  "toegang.mantelzorg",
  "vindbaarheid.gericht",
}

-- Welke checklist waarnaar vraagt, zijdelings niet meegeteld. Een checklist heet hier zoals een zin hem noemt.
local checklists = {
  {
    id = "iederin", nl = "de checks van Ieder(in)", en = "the checks of Ieder(in)",
    asks = {"onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.gratis", "vindbaarheid.gericht"},
  },
  {
    id = "vng-zelftest", nl = "de zelftest", en = "the self-test",
    asks = {
      "onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.beschikbaarheid", "toegang.iedereen",
      "toegang.gratis", "toegang.mantelzorg", "vindbaarheid.gericht",
    },
  },
  {
    id = "bcmb", nl = "de checklist van BCMB", en = "the checklist of BCMB",
    asks = {"onafhankelijkheid.clientbelang", "levensbreed.reikwijdte", "toegang.iedereen"},
  },
}

-- Of een lijst en een andere iets gemeen hebben.
local function overlap(list, other_list)
  for _, one in ipairs(list) do
    for _, two in ipairs(other_list) do
      if one == two then return true end
    end
  end
  return false
end

-- "a, b of c"
local function join(names, last)
  local count = #names
  if count < 2 then return names[1] end
  return table.concat(names, ", ", 1, count - 1) .. last .. names[count]
end

-- De checklists die wel naar een van de begrippen in `missing` vragen, behalve die in `filled_in`: "a, b of c", voor elke
-- taal. Nil als er geen zijn.
function law.others(missing, filled_in)
  local nl, en = {}, {}
  for _, checklist in ipairs(checklists) do
    if not filled_in[checklist.id] and overlap(checklist.asks, missing) then
      nl[#nl + 1], en[#en + 1] = checklist.nl, checklist.en
    end
  end
  return #nl > 0 and {nl = join(nl, " of "), en = join(en, " or ")} or nil
end

return law
