-- De blokken van de gespreksnotitie, en "Zet je gemeente in actie": zeven stappen van de pagina van Ieder(in).

-- De checks: korte naam, en wat je kunt vragen aan wie je spreekt.
local checks = {
  {
    id = "1",
    name = {nl = "1. Goed vindbaar", en = "1. Easy to find"},
    ask = {
      nl = "Hoe hoort iedereen die zich meldt dat er gratis cliëntondersteuning is?",
      en = "How does everyone who reports a need hear that there is free client support?",
    },
  },
  {
    id = "2",
    name = {nl = "2. Echt onafhankelijk", en = "2. Truly independent"},
    ask = {
      nl = "Hoe zorgt de gemeente dat de ondersteuner alleen het belang van de cliënt dient en niet meebeslist over hulp?",
      en = "How does the municipality see to it that the supporter serves the client only and has no say in decisions about help?",
    },
  },
  {
    id = "3",
    name = {nl = "3. Gratis", en = "3. Free of charge"},
    ask = {
      nl = "Hoe zorgt de gemeente dat niemand betaalt, en dat er vooraf geen eisen zijn?",
      en = "How does the municipality see to it that nobody pays, and that there are no conditions beforehand?",
    },
  },
  {
    id = "4",
    name = {nl = "4. Levensbreed", en = "4. All areas of life"},
    ask = {
      nl = "Wanneer is er cliëntondersteuning voor alle onderdelen, liefst door één ondersteuner?",
      en = "When will there be client support for all parts, preferably by one supporter?",
    },
  },
  {
    id = "5",
    name = {nl = "5. Deskundig", en = "5. Expertise"},
    ask = {
      nl = "Welke kennis en scholing vraagt de gemeente van ondersteuners?",
      en = "What knowledge and training does the municipality ask of supporters?",
    },
  },
  {
    id = "6",
    name = {nl = "6. Zelf kiezen", en = "6. Free to choose"},
    ask = {
      nl = "Hoe kunnen mensen kiezen, en wisselen als het niet klikt?",
      en = "How can people choose, and change supporters if they do not get on?",
    },
  },
  {
    id = "7",
    name = {nl = "7. Bij alle stappen", en = "7. At every step"},
    ask = {
      nl = "Hoe krijgen mensen hulp vóór, tijdens en na het gesprek en het besluit?",
      en = "How do people get help before, during and after the talk and the decision?",
    },
  },
}

local areas = {
  {"maatschappelijke-ondersteuning", "maatschappelijke ondersteuning", "social support"},
  {"preventieve-zorg", "preventieve zorg", "preventive care"},
  {"zorg", "zorg", "care"},
  {"jeugdhulp", "jeugdhulp", "youth services"},
  {"onderwijs", "onderwijs", "education"},
  {"wonen", "wonen", "housing"},
  {"welzijn", "welzijn", "welfare"},
  {"werk-inkomen", "werk en inkomen", "work and income"},
}

local words = {
  ja = {nl = "Ja", en = "Yes"},
  ["niet-helemaal"] = {nl = "Niet helemaal", en = "Not quite"},
  nee = {nl = "Nee", en = "No"},
  open = {nl = "nog open", en = "still open"},
}

local outcomes = {
  met = {nl = "Voldoet", en = "Met"},
  partly = {nl = "Voldoet niet helemaal", en = "Not quite met"},
  unmet = {nl = "Voldoet niet", en = "Not met"},
  open = {nl = "Nog niet vast te stellen", en = "Cannot be established yet"},
  unasked = {nl = "Niet gevraagd", en = "Not asked"},
}

-- Met wie je het bespreekt, in de woorden van Ieder(in); wie wanneer is onze keuze.
local addressees = {
  unmet = {
    nl = "De wethouder. Helpt dat niet: de gemeenteraad.",
    en = "The alderman. If that does not help: the municipal council.",
  },
  partly = {nl = "De ambtenaar.", en = "The civil servant."},
  open = {nl = "De ambtenaar: vraag na hoe het zit.", en = "The civil servant: ask how things stand."},
  norm = {
    nl = "De Adviesraad Sociaal Domein, de Wmo-raad of een gehandicaptenplatform. Daarna de ambtenaar.",
    en = "The advisory council (Adviesraad Sociaal Domein, Wmo-raad) or a platform of people with a disability. "
      .. "Then the civil servant.",
  },
  council = {
    nl = "De ambtenaar. Neem het mee in een advies aan de wethouder.",
    en = "The civil servant. Take it up in an advice to the alderman.",
  },
}

local function outcome(id)
  local state = status(id)
  if state == "value" then
    local value = score(id)
    return value >= 100 and "met" or value > 0 and "partly" or "unmet"
  end
  return state == "incomplete" and "open" or "unasked"
end

-- Deze vragen tellen in geen check mee: twee open vragen, en een advies.
local uncounted = {["1.5"] = true, ["2.4"] = true, ["5.1"] = true}

-- De vragen van een check die op de wet rusten: die bepalen de uitkomst.
local function by_law(check)
  local found = {}
  for _, id in ipairs(items(check.id)) do
    local why = basis(id)
    if why and why.kind ~= "norm" and not uncounted[id] then
      found[#found + 1] = id
    end
  end
  return found
end

-- Of een van deze vragen gesteld is en geldt.
local function any_applies(questions)
  for _, id in ipairs(questions) do
    local state = answer(id).state
    if state ~= "skipped" and state ~= "not-applicable" then
      return true
    end
  end
  return false
end

local function word_of(value, language)
  return (words[value] or words.open)[language]
end

-- De onderdelen van 4.2 die de wet noemt en die geen Ja zijn: "4.2 onderwijs: Nee". Is alles Ja, dan "4.2: Ja".
local function add_areas(parts, language)
  local column = language == "nl" and 2 or 3
  local before = #parts
  for _, area in ipairs(areas) do
    local value = answer("4.2"):row(area[1])
    if value ~= "ja" then
      parts[#parts + 1] = "4.2 " .. area[column] .. ": " .. word_of(value, language)
    end
  end
  if #parts == before then
    parts[#parts + 1] = "4.2: " .. words.ja[language]
  end
end

-- De vragen die de uitkomst van een check bepalen, met hun antwoord.
local function grounds(check, language)
  local parts = {}
  local law = by_law(check)
  for _, id in ipairs(any_applies(law) and law or items(check.id)) do
    local given = answer(id)
    if id == "4.2" and given.state == "answered" then
      add_areas(parts, language)
    elseif not uncounted[id] and given.state ~= "skipped" and given.state ~= "not-applicable" then
      parts[#parts + 1] = id .. ": " .. word_of(given.value, language)
    end
  end
  return table.concat(parts, "; ")
end

block {
  id = "checks",
  heading = {nl = "De zeven checks", en = "The seven checks"},
  table = {
    columns = {
      {nl = "Check", en = "Check"},
      {nl = "Uitkomst", en = "Outcome"},
      {nl = "Waar dat op rust", en = "What that rests on"},
    },
    rows = function()
      local rows = {}
      for _, check in ipairs(checks) do
        rows[#rows + 1] = {
          check.name,
          outcomes[outcome(check.id)],
          {nl = grounds(check, "nl"), en = grounds(check, "en")},
        }
      end
      return rows
    end,
  },
}

-- Bij wie je met een check terechtkunt; nil als er niets te bespreken is.
local function addressee(check)
  local found = outcome(check.id)
  if found == "met" or found == "unasked" then
    return nil
  end
  if found ~= "open" and not any_applies(by_law(check)) then
    return role() == "adviesraad" and addressees.council or addressees.norm
  end
  return addressees[found]
end

local function to_discuss()
  local rows = {}
  for _, check in ipairs(checks) do
    local who = addressee(check)
    if who then
      rows[#rows + 1] = {check.name, who, check.ask}
    end
  end
  return rows
end

block {
  id = "gespreksnotitie",
  when = function() return #to_discuss() > 0 end,
  heading = {nl = "Gespreksnotitie: met wie bespreek je wat?", en = "Notes for talks: what to discuss with whom?"},
  text = {
    nl = "De zes gesprekspartners noemt Ieder(in). Wie je waarvoor het best aanspreekt, en de vragen, zijn van ons.",
    en = "The six whom you can talk to are named by Ieder(in). Whom to approach for what, and the questions, are ours.",
  },
  table = {
    columns = {
      {nl = "Check", en = "Check"},
      {nl = "Bespreek met", en = "Discuss with"},
      {nl = "Vraag om te stellen", en = "Question to put"},
    },
    rows = to_discuss,
  },
}

-- Wat mensen zelf vertelden, in hun woorden; wie invult schrijft er geen namen bij.
local function experiences()
  local rows = {}
  for _, id in ipairs({"1.5", "5.1"}) do
    local told = answer(id).value
    if told then
      rows[#rows + 1] = {text(id), told}
    end
  end
  return rows
end

block {
  id = "ervaringen",
  when = function() return #experiences() > 0 end,
  heading = {nl = "Ervaringen", en = "Experiences"},
  table = {
    columns = {
      {nl = "Vraag", en = "Question"},
      {nl = "In eigen woorden", en = "In their own words"},
    },
    rows = experiences,
  },
}

-- Zet je gemeente in actie ------------------------------------------------------------------------

-- Alleen waar iets te verbeteren is: een check die bekend is en niet voldoet, of een kernpunt dat niet op orde is.
local function can_improve()
  for _, check in ipairs(checks) do
    if below(score(check.id), 100) then
      return true
    end
  end
  return #knockouts("failed") > 0 or #knockouts("attention") > 0
end

-- Een stap is voor wie de checks invult: hij doet het, en de tekst zegt met wie.
local function step(declared)
  declared.when = can_improve
  declared.priority = "info"
  declared.actor = "invuller"
  declared.ask = declared.text
  rule(declared)
end

step {
  id = "actie-gesprek",
  heading = {nl = "Stap 1: praat met je gemeente", en = "Step 1: talk with your municipality"},
  text = {
    nl = "Ga het gesprek aan met een ambtenaar, de wethouder of de gemeenteraad. Liefst samen met anderen: dat maakt je "
      .. "sterker. Het VN-verdrag Handicap vraagt de overheid om ervaringsdeskundigen te betrekken.",
    en = "Talk with a civil servant, the alderman or the municipal council. Preferably together with others: that makes "
      .. "you stronger. The UN convention on disability asks the government to involve experts by experience.",
  },
  references = {"iederin-pagina", "wmo-2.1.2-2-h"},
}

step {
  id = "actie-hulpmiddelen",
  heading = {nl = "Stap 2: gebruik wat er al is", en = "Step 2: use what is there"},
  text = {
    nl = "Leg de checklist van Ieder(in) ook voor aan de ambtenaar; dan kan die zelf zien hoe het ervoor staat. De "
      .. "handreiking van Movisie vertelt hoe je inwoners betrekt. De methodiek van Movisie helpt om samen te praten over "
      .. "wat belangrijk is.",
    en = "Show the checklist of Ieder(in) to the civil servant, too, who can then see how things stand. The guide of "
      .. "Movisie tells how to involve residents. The method of Movisie helps to talk together about what matters.",
  },
  references = {"iederin-checklist", "movisie-inwoners", "movisie-methodiek"},
}

step {
  id = "actie-hulp-iederin",
  heading = {nl = "Stap 3: hulp van Ieder(in)", en = "Step 3: help of Ieder(in)"},
  text = {
    nl = "Tot eind 2022 hielp Ieder(in) lokale belangenbehartigers: met contact leggen, een plan van aanpak, gesprekken "
      .. "en voorbeelden uit andere gemeenten. Ga na of er nu nog zulke hulp is.",
    en = "Until the end of 2022 Ieder(in) helped local advocates: with making contact, a plan, talks and examples from "
      .. "other municipalities. Find out whether there is such help now.",
  },
  references = {"iederin-hulp"},
}

step {
  id = "actie-subsidie",
  heading = {nl = "Stap 4: subsidie voor je gemeente", en = "Step 4: a grant for your municipality"},
  text = {
    nl = "In 2022 en 2023 kon een gemeente hoogstens 50.000 euro krijgen om cliëntondersteuning te verbeteren. Aanvragen "
      .. "kon tot en met 28 april 2023; de plannen liepen tot en met 30 juni 2024. Vraag de ambtenaar wat ermee is gedaan.",
    en = "In 2022 and 2023 a municipality could get at most 50,000 euros to improve client support. It could apply until "
      .. "28 April 2023; the plans ran until 30 June 2024. Ask the civil servant what was done with it.",
  },
  references = {"subsidie-aanvraag", "subsidie-activiteiten"},
}

step {
  id = "actie-samen",
  heading = {nl = "Stap 5: doe het samen", en = "Step 5: do it together"},
  text = {
    nl = "Pak dit op met andere cliëntorganisaties, zoals een gehandicaptenplatform. Cliëntondersteuning is voor alle "
      .. "inwoners belangrijk. Samen bereik je met minder werk meer.",
    en = "Take this up with other client organisations, such as a platform of people with a disability. Client support "
      .. "matters to all residents. Together you reach more with less work.",
  },
  references = {"iederin-pagina"},
}

step {
  id = "actie-adviesraad",
  heading = {nl = "Stap 6: ga naar de adviesraad", en = "Step 6: go to the advisory council"},
  text = {
    nl = "Leg contact met de Adviesraad Sociaal Domein. In sommige gemeenten heet die Wmo-raad of inwonerraad. De raad "
      .. "geeft advies aan de wethouder en komt op voor alle inwoners. De gegevens staan vaak op de website van de "
      .. "gemeente.",
    en = "Contact the advisory council for the social domain (Adviesraad Sociaal Domein). In some municipalities it is "
      .. "called Wmo-raad or inwonerraad. It advises the alderman and stands up for all residents. How to reach it is "
      .. "often on the website of the municipality.",
  },
  references = {"iederin-pagina"},
}

step {
  id = "actie-koplopers",
  heading = {nl = "Stap 7: leer van andere gemeenten", en = "Step 7: learn from other municipalities"},
  text = {
    nl = "Er zijn gemeenten die het al goed op orde hebben. Aan het Koploperproject deden vanaf 2017 113 gemeenten mee. "
      .. "Kijk of jouw gemeente erbij was, en vraag de ambtenaar wat ervan is geworden.",
    en = "Some municipalities have things well in order. From 2017 on 113 municipalities took part in the Koploperproject "
      .. "(front runners). See whether yours was among them, and ask the civil servant what has become of it.",
  },
  references = {"koplopers"},
}
