-- Maakt van de keuze een functieprofiel. Er wordt gekozen en niet beoordeeld: hier staan blokken en geen adviezen.

local rules = require "peil.rules"

-- De bouwstenen staan in de onderdelen taak.1 tot en met taak.7.
local tasks = {"taak.1", "taak.2", "taak.3", "taak.4", "taak.5", "taak.6", "taak.7"}

-- De uitgangspunten: r.150, r.162, r.169 en r.196 van het profiel.
local principles = {
  {nl = "Laagdrempelig en onafhankelijk", en = "Easy to reach and independent"},
  {nl = "Ondersteunen van alle inwoners", en = "Supporting all residents"},
  {
    nl = "Integrale ondersteuning bij vragen op alle leefgebieden",
    en = "Integral support with questions in all areas of life",
  },
  {
    nl = "Bijdragen aan versterken van zelfredzaamheid en participatie",
    en = "Helping to strengthen self-reliance and participation",
  },
}

-- De acht competenties (hoofdstuk 4 van het profiel), en bij welke taken zij horen. Dat verband is een voorstel van ons:
-- het profiel zegt alleen dat het van de taken afhangt (r.671). Zonder `tasks` horen zij bij elke taak.
local competences = {
  {title = {nl = "Is betrokken en toegankelijk", en = "Is involved and approachable"}},
  {
    title = {
      nl = "Heeft oog voor vragen op verschillende leefgebieden",
      en = "Has an eye for questions in different areas of life",
    },
    tasks = {2},
  },
  {title = {nl = "Observeert en is alert", en = "Observes and is alert"}, tasks = {1, 2, 6}},
  {
    title = {nl = "Ondersteunt bij het maken van eigen keuzes", en = "Supports people in making their own choices"},
    tasks = {3, 5},
  },
  {
    title = {
      nl = "Ondersteunt bij (sociale) netwerkontwikkeling",
      en = "Supports the development of a (social) network",
    },
    tasks = {4, 7},
  },
  {
    title = {nl = "Werkt overzichtelijk en cliëntgericht", en = "Works in a well-organised and client-centred way"},
    tasks = {2, 4, 6},
  },
  {title = {nl = "Werkt samen en stemt af", en = "Cooperates and coordinates"}},
  {title = {nl = "Bewaakt zijn of haar eigen grenzen", en = "Guards his or her own limits"}},
}

-- Bouwstenen waarin de vrijwilliger bij een ander te rade gaat, of de vraag overdraagt.
local fallbacks = {"taak.1.6", "taak.2.8", "taak.3.5", "taak.4.6", "taak.6.6"}

-- Teksten in twee talen achter elkaar. Wat alleen Nederlands is, blijft Nederlands.
local function joined(texts, between)
  local all = {}
  for _, language in ipairs {"nl", "en"} do
    local parts = {}
    for i, words in ipairs(texts) do
      parts[i] = words[language] or words.nl
    end
    all[language] = table.concat(parts, between)
  end
  return all
end

-- Wat iemand zelf schreef, in beide talen; nil als er niets staat.
local function same(words)
  return words and {nl = words, en = words}
end

local function is_chosen(task)
  return #rules.answered(task, "hoort-erbij") + #rules.answered(task, "samen") > 0
end

local function any_chosen()
  for _, task in ipairs(tasks) do
    if is_chosen(task) then
      return true
    end
  end
  return false
end

-- De gekozen antwoorden van een vraag met meer antwoorden; nil als er geen is.
local function picked(id, options)
  local labels = {}
  for _, option in ipairs(options) do
    if answer(id):chosen(option) then
      labels[#labels + 1] = text(id, option)
    end
  end
  return #labels > 0 and joined(labels, "; ") or nil
end

local function summary_rows()
  local facts = {
    {{nl = "Voor wie", en = "For whom"}, same(answer("kader.doelgroep").value)},
    {{nl = "Lagen", en = "Layers"}, picked("kader.lagen", {"reflectie", "toegang", "voorzieningen"})},
    {
      {nl = "Leefgebieden", en = "Areas of life"},
      picked("kader.leefgebieden", {
        "zingeving", "wonen", "financien", "participatie", "relaties", "dagelijks", "lichamelijk", "psychisch",
      }),
    },
    {{nl = "Uitgangspunten", en = "Principles"}, joined(principles, "; ")},
    {{nl = "Terugvallen op", en = "Can fall back on"}, same(answer("kader.terugval").value)},
  }
  local rows = {}
  for i = 1, 5 do
    if facts[i][2] then
      rows[#rows + 1] = facts[i]
    end
  end
  return rows
end

block {
  id = "functie",
  heading = function()
    return same(subject("functie"))
      or {nl = "Informele onafhankelijke cliëntondersteuner", en = "Informal independent client supporter"}
  end,
  table = {rows = summary_rows},
}

block {
  id = "niets-gekozen",
  when = function() return not any_chosen() end,
  text = {
    nl = "Er zijn nog geen bouwstenen gekozen. Kies bij de taken wat erbij hoort.",
    en = "No building blocks have been chosen yet. Choose at the tasks what is part of the function.",
  },
}

for i, task in ipairs(tasks) do
  block {
    id = "taak-" .. i,
    when = function() return #rules.answered(task, "hoort-erbij") > 0 end,
    heading = function() return text(task) end,
    list = function() return rules.texts(rules.answered(task, "hoort-erbij")) end,
  }
end

block {
  id = "samen",
  when = function()
    for _, task in ipairs(tasks) do
      if #rules.answered(task, "samen") > 0 then
        return true
      end
    end
    return false
  end,
  heading = {nl = "Alleen samen met een beroepskracht", en = "Only together with a professional"},
  list = function()
    local list = {}
    for _, task in ipairs(tasks) do
      for _, words in ipairs(rules.texts(rules.answered(task, "samen"))) do
        list[#list + 1] = words
      end
    end
    return list
  end,
}

-- De gekozen taken waar een competentie bij hoort, als namen. Leeg is: bij geen.
local function tasks_of(competence)
  local numbers = competence.tasks or {1, 2, 3, 4, 5, 6, 7}
  local titles = {}
  for _, number in ipairs(numbers) do
    if is_chosen(tasks[number]) then
      titles[#titles + 1] = text(tasks[number])
    end
  end
  return titles
end

block {
  id = "competenties",
  when = any_chosen,
  heading = {nl = "Competenties die hierbij passen", en = "Competences that go with this"},
  text = {
    nl = "De bouwstenen en competenties zijn van Movisie (2017). Welke competentie bij welke taak hoort, is een voorstel van ons, niet van Movisie.",
    en = "The building blocks and competences are Movisie's (2017). Which competence goes with which task is our proposal, not Movisie's.",
  },
  list = function()
    local list = {}
    for _, competence in ipairs(competences) do
      if #tasks_of(competence) > 0 then
        list[#list + 1] = competence.title
      end
    end
    return list
  end,
}

-- Bouwstenen die bewust zijn weggelaten bij een taak die er wel bij hoort.
local function left_out()
  local list = {}
  for _, id in ipairs(fallbacks) do
    if answer(id).value == "hoort-er-niet-bij" and is_chosen(id:sub(1, 6)) then
      list[#list + 1] = text(id)
    end
  end
  return list
end

block {
  id = "overdragen",
  when = function() return #left_out() > 0 end,
  heading = {nl = "Om nog eens te bespreken", en = "To talk about once more"},
  text = {
    nl = "Deze bouwstenen gaan over overleg met een beroepskracht, of over het overdragen van een vraag. U koos ze niet, en de taak wel.",
    en = "These building blocks are about consulting a professional, or handing over a question. You did not choose them, but you did choose the task.",
  },
  list = left_out,
}

-- Hoeveel bouwstenen nog open zijn.
local function undecided()
  local count = 0
  for _, task in ipairs(tasks) do
    count = count + counts(task).blank + counts(task).unknown
  end
  return count
end

block {
  id = "nog-te-kiezen",
  when = function() return undecided() > 0 and any_chosen() end,
  text = function()
    local count = undecided()
    return {
      nl = "Nog niet gekozen: " .. count .. " van de 39 bouwstenen.",
      en = "Not chosen yet: " .. count .. " of the 39 building blocks.",
    }
  end,
}
