-- Regels die meer nodig hebben dan één uitdrukking. De andere staan in pack.yaml, onder `advice`.

local rules = require "peil.rules"

-- ---- de wettelijke kern ----------------------------------------------------------------------

-- De kernpunten die niet op orde zijn, voor zover zij op de wet steunen. Een checklist kan ook eigen kernpunten hebben;
-- daarover zegt de wet niets, en deze regel dus ook niet.
local function failed_by_law()
  local found = {}
  for _, item in ipairs(knockouts("failed")) do
    local why = basis(item)
    if why and why.kind ~= "norm" then
      found[#found + 1] = why
    end
  end
  return found
end

-- Zegt alleen dát de kern niet op orde is. Wat te doen staat in het advies van de begrippen zelf, dus dat blijft.
rule {
  id = "wettelijke-kern",
  when = function() return #failed_by_law() > 0 end,
  priority = "critical",
  actor = {"wethouder", "gemeenteraad"},
  heading = {nl = "De wettelijke kern", en = "The legal core"},
  text = {
    nl = [[Een wettelijke kern-eis is niet op orde. Het oordeel is daarom "wettelijke kern niet op orde", los van de score.]],
    en = [[A demand of the legal core is not in order. Therefore the verdict is "legal core not in order", whatever the score.]],
  },
  ask = {
    nl = "Een wettelijke kern-eis is niet op orde. Vraag de wethouder en de gemeenteraad wanneer dat is opgelost.",
    en = "A demand of the legal core is not in order. Ask the alderman and the municipal council when it will be solved.",
  },
  -- Alleen de artikelen van wat niet op orde is.
  references = function()
    local articles = {}
    for _, why in ipairs(failed_by_law()) do
      for _, reference in ipairs(why.references) do
        articles[#articles + 1] = reference
      end
    end
    return articles
  end,
}

-- ---- wie het oordeel gaf ---------------------------------------------------------------------

-- Wie uit eigen ervaring kan spreken, of namens mensen die dat kunnen.
local own_experience = {client = true, inwoner = true, mantelzorger = true, clientorganisatie = true}

-- Of de checklist om een oordeel over ervaringen vraagt. Een vraag die daar alleen zijdelings over gaat, zoals of de
-- gemeente ervaringen onderzoekt, is dat niet.
local experience = relation("onafhankelijkheid.ervaren")
local is_judged = experience == "equal" or experience == "subset"

-- Zonder rol is niet te zeggen wie het oordeel gaf; zonder oordeel valt er niets over te zeggen.
rule {
  id = "geen-stem-van-clienten",
  when = function()
    local who = role()
    return who ~= nil and not own_experience[who] and is_judged and known("onafhankelijkheid.ervaren")
  end,
  priority = "medium",
  actor = "adviesraad",
  heading = {nl = "Geen stem van cliënten", en = "Clients have not been heard"},
  text = {
    nl = "Het oordeel over ervaringen is niet door cliënten gegeven. Stel de vragen van Ieder(in) aan mensen die hulp kregen.",
    en = "The verdict on experiences was not given by clients. Put the questions of Ieder(in) to people who got help.",
  },
}

-- ---- wat de checklist niet vraagt ------------------------------------------------------------

-- De begrippen met grondslag `law`, met hun namen.
local by_law = {
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

-- De begrippen van de wet waar deze checklist niet naar vraagt, en of zij over de wet gaat: of zij naar minstens een van
-- die begrippen rechtstreeks vraagt. Dat staat vast zodra de checklist er is; de antwoorden doen er niet toe.
local not_asked, is_about_law = {}, false
for _, concept in ipairs(by_law) do
  local how = relation(concept[1])
  if not how then
    not_asked[#not_asked + 1] = concept
  end
  is_about_law = is_about_law or how == "equal" or how == "subset" or how == "superset"
end

-- "a, b of c"
local function join(names, last)
  local count = #names
  if count < 2 then
    return names[1] or ""
  end
  return table.concat(names, ", ", 1, count - 1) .. last .. names[count]
end

-- De namen in kolom `column` van wat deze checklist niet vraagt.
local function names(column)
  local found = {}
  for _, concept in ipairs(not_asked) do
    found[#found + 1] = concept[column]
  end
  return table.concat(found, ", ")
end

-- De checklists die wel naar een van de begrippen in `missing` vragen, behalve die in `filled_in`.
local function others(column, missing, filled_in)
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

local own = {[pack().id] = true}
local nl, en = join(others(2, not_asked, own), " of "), join(others(3, not_asked, own), " or ")

-- Een checklist die over de wet niets vraagt, gaat over iets anders. level() zegt hier niets nieuws, maar zo kan het verslag
-- zeggen waar de regel naar keek.
rule {
  id = "niet-gemeten",
  when = function()
    local missing = is_about_law and #not_asked > 0
    for _, concept in ipairs(not_asked) do
      missing = missing and level(concept[1]) == nil
    end
    return missing
  end,
  priority = "info",
  actor = "invuller",
  heading = {nl = "Niet gevraagd: " .. names(2), en = "Not asked: " .. names(3)},
  text = {
    nl = "Deze checklist vraagt hier niet naar. Vul ook " .. nl .. " in.",
    en = "This checklist does not ask for this. Fill in " .. en .. " as well.",
  },
  ask = {
    nl = "Deze checklist vraagt hier niet naar. Vraag wie hem invult om ook " .. nl .. " in te vullen.",
    en = "This checklist does not ask for this. Ask whoever fills it in to fill in " .. en .. " as well.",
  },
}

-- Hetzelfde bij vergelijken: wat geen van de checklists vraagt. Zolang zij er samen naar vragen, ontbreekt er niets.
local function nowhere_asked()
  local missing, about_law = {}, false
  for _, concept in ipairs(by_law) do
    local asked = false
    for _, result in ipairs(rules.results()) do
      local found = result:level(concept[1])
      asked = asked or found ~= nil
      about_law = about_law or (found ~= nil and result:confidence(concept[1]) ~= "indicative")
    end
    if not asked then
      missing[#missing + 1] = concept
    end
  end
  return about_law and missing or {}
end

-- De checklists die vergeleken worden.
local function compared()
  local filled_in = {}
  for _, result in ipairs(rules.results()) do
    filled_in[result:pack().id] = true
  end
  return filled_in
end

-- De namen van wat nergens gevraagd is, voor elke taal.
local function missing_names()
  local names = {}
  for i, concept in ipairs(nowhere_asked()) do
    names[i] = {nl = concept[2], en = concept[3]}
  end
  return names
end

rule {
  id = "nergens-gemeten",
  compares = true,
  when = function()
    return other() ~= nil and #others(1, nowhere_asked(), compared()) > 0
  end,
  priority = "info",
  actor = "invuller",
  heading = {nl = "Nergens gevraagd: {punten}", en = "Asked nowhere: {punten}"},
  text = {
    nl = "Geen van deze checklists vraagt hiernaar. Vul ook {nl} in.",
    en = "None of these checklists asks for this. Fill in {en} as well.",
  },
  ask = {
    nl = "Geen van deze checklists vraagt hiernaar. Vraag wie ze invult om ook {nl} in te vullen.",
    en = "None of these checklists asks for this. Ask whoever fills them in to fill in {en} as well.",
  },
  args = {
    punten = missing_names,
    nl = function() return join(others(2, nowhere_asked(), compared()), " of ") end,
    en = function() return join(others(3, nowhere_asked(), compared()), " or ") end,
  },
}

-- ---- als zij het oneens zijn -----------------------------------------------------------------

-- Twee niveaus uit elkaar is van goed naar niet.
local far_apart = 2

rule {
  id = "invullers-oneens",
  compares = true,
  when = function() return #rules.apart(far_apart) > 0 end,
  priority = "medium",
  actor = "gespreksleider",
  heading = {nl = "Invullers zijn het oneens: {punten}", en = "Respondents disagree: {punten}"},
  text = {
    nl = "Twee invullers oordelen heel verschillend. Zet {dit} bovenaan de gespreksagenda.",
    en = "Two respondents judge very differently. Put {this} at the top of the agenda.",
  },
  ask = {
    nl = "Twee invullers oordelen heel verschillend. Vraag de gespreksleider om {dit} bovenaan de gespreksagenda te zetten.",
    en = "Two respondents judge very differently. Ask the discussion leader to put {this} at the top of the agenda.",
  },
  args = {
    punten = function() return rules.texts(rules.apart(far_apart)) end,
    dit = function() return #rules.apart(far_apart) > 1 and "deze punten" or "dit punt" end,
    this = function() return #rules.apart(far_apart) > 1 and "these points" or "this point" end,
  },
}

-- De begrippen waarop checklists elkaar tegenspreken. Beide vragen er rechtstreeks naar, of naar een deel ervan.
local function contradicted()
  local found = {}
  for _, concept in ipairs(concepts()) do
    if #rules.contradicting(concept) > 0 then
      found[#found + 1] = concept
    end
  end
  return found
end

-- De titels van de checklists die dat doen, elk één keer.
local function contradicting()
  local seen, titles = {}, {}
  for _, concept in ipairs(contradicted()) do
    for _, result in ipairs(rules.contradicting(concept)) do
      local checklist = result:pack()
      if not seen[checklist.id] then
        seen[checklist.id] = true
        titles[#titles + 1] = checklist.title
      end
    end
  end
  return titles
end

rule {
  id = "kaders-oneens",
  compares = true,
  when = function() return #contradicted() > 0 end,
  priority = "medium",
  actor = "beleidsambtenaar",
  heading = {nl = "Checklists zijn het oneens: {punten}", en = "Checklists disagree: {punten}"},
  text = {
    nl = "Twee checklists geven op hetzelfde punt een ander beeld. Lees beide vragen naast elkaar en bepaal wat klopt. Het gaat om: {checklists}.",
    en = "Two checklists give a different picture on the same point. Read both questions side by side and decide what is right. It is about: {checklists}.",
  },
  ask = {
    nl = "Twee checklists geven op hetzelfde punt een ander beeld. Vraag de beleidsambtenaar om beide vragen naast elkaar te lezen en te bepalen wat klopt. Het gaat om: {checklists}.",
    en = "Two checklists give a different picture on the same point. Ask the policy officer to read both questions side by side and to decide what is right. It is about: {checklists}.",
  },
  args = {
    punten = function() return rules.texts(contradicted()) end,
    checklists = contradicting,
  },
}

-- ---- als het goed gaat -----------------------------------------------------------------------

-- Of een onderdeel goed genoeg is. Waar alles niet van toepassing is, valt niets te verbeteren.
local function is_good(section)
  local found = counts(section)
  return found.not_applicable + found.skipped == found.asked or at_least(score(section), 80)
end

-- Hoogstens een kwart open: anders is het te vroeg om te zeggen dat het goed gaat.
local function is_known()
  local found = counts()
  local applies = found.asked - found.not_applicable - found.skipped
  return applies > 0 and 4 * (found.unknown + found.blank) <= applies
end

-- Over wat een gemeente doet; een checklist die over de wet niets vraagt, gaat over een ander.
rule {
  id = "alles-op-orde",
  when = function()
    if not is_about_law or #knockouts("failed") > 0 or #knockouts("unknown") > 0 or not is_known() then
      return false
    end
    for _, section in ipairs(sections()) do
      if not is_good(section) then
        return false
      end
    end
    return true
  end,
  priority = "positive",
  actor = "beleidsambtenaar",
  heading = {nl = "Goed op weg", en = "Well on the way"},
  text = {
    nl = "Goed op weg. Deel de aanpak met andere gemeenten en herhaal de check volgend jaar.",
    en = "Well on the way. Share your approach with other municipalities and repeat the check next year.",
  },
  ask = {
    nl = "Goed op weg. Vraag de beleidsambtenaar om de aanpak te delen en de check volgend jaar te herhalen.",
    en = "Well on the way. Ask the policy officer to share the approach and to repeat the check next year.",
  },
}
