-- Regels die meer nodig hebben dan één uitdrukking. De andere staan in pack.yaml, onder `advice`.

local law = require "law"

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

-- De begrippen van de wet waar deze checklist niet naar vraagt, en of zij over de wet gaat: of zij naar minstens een van
-- die begrippen rechtstreeks vraagt. Dat staat vast zodra de checklist er is; de antwoorden doen er niet toe.
local not_asked, is_about_law = {}, false
for _, concept in ipairs(law.concepts) do
  local how = relation(concept)
  if not how then
    not_asked[#not_asked + 1] = concept
  end
  is_about_law = is_about_law or how == "equal" or how == "subset" or how == "superset"
end

-- De namen, in een taal, van wat deze checklist niet vraagt.
local function names(language)
  local found = {}
  for _, concept in ipairs(not_asked) do
    found[#found + 1] = text(concept)[language]
  end
  return table.concat(found, ", ")
end

local others = law.others(not_asked, {[pack().id] = true}) or {nl = "", en = ""}

-- Een checklist die over de wet niets vraagt, gaat over iets anders. level() zegt hier niets nieuws, maar zo kan het verslag
-- zeggen waar de regel naar keek.
rule {
  id = "niet-gemeten",
  when = function()
    local missing = is_about_law and #not_asked > 0
    for _, concept in ipairs(not_asked) do
      missing = missing and level(concept) == nil
    end
    return missing
  end,
  priority = "info",
  actor = "invuller",
  heading = {nl = "Niet gevraagd: " .. names("nl"), en = "Not asked: " .. names("en")},
  text = {
    nl = "Deze checklist vraagt hier niet naar. Vul ook " .. others.nl .. " in.",
    en = "This checklist does not ask for this. Fill in " .. others.en .. " as well.",
  },
  ask = {
    nl = "Deze checklist vraagt hier niet naar. Vraag wie hem invult om ook " .. others.nl .. " in te vullen.",
    en = "This checklist does not ask for this. Ask whoever fills it in to fill in " .. others.en .. " as well.",
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
