-- Regels die meer nodig hebben dan één uitdrukking. De andere staan in pack.yaml, onder `advice`.

-- Wie uit eigen ervaring kan spreken, of namens mensen die dat kunnen.
local own_experience = {client = true, inwoner = true, mantelzorger = true, clientorganisatie = true}

-- Of er een oordeel over ervaringen is. Een vraag die daar alleen zijdelings over gaat, zoals of de gemeente ervaringen
-- onderzoekt, is zo'n oordeel niet.
local function experience_is_judged()
  return known("onafhankelijkheid.ervaren") and confidence("onafhankelijkheid.ervaren") ~= "indicative"
end

-- Zonder rol is niet te zeggen wie het oordeel gaf; zonder oordeel valt er niets over te zeggen.
rule {
  id = "geen-stem-van-clienten",
  when = function()
    local who = role()
    return who ~= nil and not own_experience[who] and experience_is_judged()
  end,
  priority = "medium",
  actor = "adviesraad",
  heading = {nl = "Geen stem van cliënten", en = "Clients have not been heard"},
  text = {
    nl = "Het oordeel over ervaringen is niet door cliënten gegeven. Stel de vragen van Ieder(in) aan mensen die hulp kregen.",
    en = "The verdict on experiences was not given by clients. Put the questions of Ieder(in) to people who got help.",
  },
  ask = {
    nl = "Het oordeel over ervaringen is niet door cliënten gegeven. Stel de vragen van Ieder(in) aan mensen die hulp kregen.",
    en = "The verdict on experiences was not given by clients. Put the questions of Ieder(in) to people who got help.",
  },
}

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

-- De namen in kolom `column` van wat de checklist niet vraagt, en hoeveel het er zijn.
local function not_asked(column)
  local names = {}
  for _, concept in ipairs(by_law) do
    if level(concept[1]) == nil then
      names[#names + 1] = concept[column]
    end
  end
  return table.concat(names, ", "), #names
end

-- Een checklist die over de wet niets vraagt, gaat over iets anders.
rule {
  id = "niet-gemeten",
  when = function()
    local _, count = not_asked(1)
    return count > 0 and count < #by_law
  end,
  args = {
    begrippen = function() return (not_asked(2)) end,
    concepts = function() return (not_asked(3)) end,
  },
  priority = "info",
  actor = "invuller",
  heading = {nl = "Niet gevraagd: {begrippen}", en = "Not asked: {concepts}"},
  text = {
    nl = "Deze checklist vraagt hier niet naar. Vul ook de checks van Ieder(in) of de zelftest in.",
    en = "This checklist does not ask for this. Fill in the checks of Ieder(in) or the self-test as well.",
  },
}

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

rule {
  id = "alles-op-orde",
  when = function()
    if #knockouts("failed") > 0 or #knockouts("unknown") > 0 or not is_known() then
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
}
