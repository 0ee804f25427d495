-- Maakt van de antwoorden een scholingsplan. Hier staan blokken en geen adviezen: wie iets nog wil leren, doet niets fout.

local rules = require "peil.rules"

local competences = {"comp.1", "comp.2", "comp.3", "comp.4", "comp.5", "comp.6", "comp.7", "comp.8"}

-- Hoeveel procent "Scholing nodig" is, van wat met Beheerst of Scholing nodig is beantwoord; nil als dat niets is.
local function share(section)
  local training, mastered = #rules.answered(section, "scholing"), #rules.answered(section, "beheerst")
  if training + mastered == 0 then
    return nil
  end
  return (200 * training + training + mastered) // (2 * (training + mastered))
end

-- De onderdelen waar iets is beantwoord, de meeste scholing eerst; bij evenveel in de volgorde van het profiel.
local function in_order()
  local order = {}
  for place, section in ipairs(competences) do
    local part = share(section)
    if part then
      order[#order + 1] = {section = section, part = part, place = place}
    end
  end
  table.sort(order, function(a, b)
    if a.part ~= b.part then
      return a.part > b.part
    end
    return a.place < b.place
  end)
  return order
end

-- De competentie op een plaats in het plan; nil waar geen scholing nodig is.
local function planned(place)
  local entry = in_order()[place]
  return entry and entry.part > 0 and entry.section or nil
end

local function total(value)
  local count = 0
  for _, section in ipairs(competences) do
    count = count + #rules.answered(section, value)
  end
  return count
end

block {
  id = "overzicht",
  when = function() return #in_order() > 0 end,
  heading = {nl = "Overzicht", en = "Overview"},
  text = {
    nl = "De uitspraken zijn van Movisie (2017). Het deel is: van wat u heeft beantwoord, hoeveel procent scholing nodig heeft. De meeste scholing staat bovenaan. Dit is een eigen rekenregel, niet van Movisie.",
    en = "The statements are Movisie's (2017). The share is: of what you answered, how many percent needs training. Most training stands first. This is a rule of our own, not of Movisie.",
  },
  table = {
    columns = {
      {nl = "Competentie", en = "Competence"},
      {nl = "Scholing nodig", en = "Training needed"},
      {nl = "Beheerst", en = "Mastered"},
      {nl = "Deel (%)", en = "Share (%)"},
    },
    rows = function()
      local rows = {}
      for _, entry in ipairs(in_order()) do
        rows[#rows + 1] = {
          text(entry.section), #rules.answered(entry.section, "scholing"), #rules.answered(entry.section, "beheerst"), entry.part,
        }
      end
      return rows
    end,
  },
}

block {
  id = "geen-scholing",
  when = function() return total("scholing") == 0 and total("beheerst") > 0 end,
  text = {
    nl = "Bij geen van de uitspraken die u heeft beantwoord, is scholing nodig.",
    en = "None of the statements you answered needs training.",
  },
}

block {
  id = "niets-ingevuld",
  when = function() return total("scholing") + total("beheerst") == 0 end,
  text = {
    nl = "Er is nog geen uitspraak met Beheerst of Scholing nodig beantwoord. Daarom is er nog geen plan.",
    en = "No statement has been answered with Mastered or Training needed yet. So there is no plan yet.",
  },
}

-- Ruimte om te schrijven, ook in een tekst zonder kolommen.
local room = "............................"

for place = 1, #competences do
  block {
    id = "plan-" .. place,
    when = function() return planned(place) ~= nil end,
    heading = function() return text(planned(place)) end,
    table = {
      columns = {
        {nl = "Scholing nodig", en = "Training needed"},
        {nl = "Wie helpt", en = "Who helps"},
        {nl = "Wanneer", en = "When"},
      },
      rows = function()
        local rows = {}
        for _, id in ipairs(rules.answered(planned(place), "scholing")) do
          rows[#rows + 1] = {text(id), room, room}
        end
        return rows
      end,
    },
  }
end

-- Wat helemaal beheerst is: zonder scholing, en zonder dat er nog iets open is.
local function mastered()
  local list = {}
  for _, section in ipairs(competences) do
    local open = counts(section).blank + counts(section).unknown
    if share(section) == 0 and open == 0 then
      list[#list + 1] = text(section)
    end
  end
  return list
end

block {
  id = "beheerst",
  when = function() return #mastered() > 0 end,
  heading = {nl = "Hier is geen scholing nodig", en = "No training needed here"},
  list = mastered,
}
