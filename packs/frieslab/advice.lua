-- De elf stappen van de handreiking als voortgangslijst, en een regel die naar de volgorde kijkt.
-- De namen van stap 5, 6 en 7 zijn letterlijk (r.179 tot en met r.181); de andere staan bij de vragen.

local before = {"stap.1", "stap.2", "stap.3", "stap.4"}

local steps = {
  {item = "stap.1"}, {item = "stap.2"}, {item = "stap.3"}, {item = "stap.4"},
  {input = "cohesie", text = {nl = "Bepalen van de sociale cohesie in een werkgebied."}},
  {input = "loket", text = {nl = "Bepalen van de taken van het Wmo loket."}},
  {decision = "rol", text = {nl = "Bepalen van de positie van het werkgebied in het model (hoofdstuk 1)."}},
  {item = "stap.8"}, {item = "stap.9"}, {item = "stap.10"}, {item = "stap.11"},
}

local words = {
  ["gedaan"] = {nl = "gedaan", en = "done"},
  ["bezig"] = {nl = "bezig", en = "under way"},
  ["nog-niet"] = {nl = "nog niet", en = "not yet"},
  ["open"] = {nl = "nog open", en = "still open"},
  ["not-applicable"] = {nl = "niet van toepassing", en = "not applicable"},
}

-- "gedaan", "bezig", "nog-niet", "open" of "not-applicable".
local function state(step)
  if step.decision then
    if decision(step.decision) then return "gedaan" end
    if answer("loket").state == "not-applicable" or answer("cohesie").state == "not-applicable" then
      return "not-applicable"
    end
    return "open"
  end
  local given = answer(step.item or step.input)
  if given.state == "not-applicable" then return "not-applicable" end
  if given.state ~= "answered" then return "open" end
  return step.input and "gedaan" or given.value
end

local function count()
  local counts = {["gedaan"] = 0, ["open"] = 0, ["not-applicable"] = 0}
  for _, step in ipairs(steps) do
    local one = state(step)
    counts[one] = (counts[one] or 0) + 1
  end
  return counts
end

-- In welke taal dan ook: "3. Beschouwen van de doelgroep."
local function named(number, step)
  local found = {}
  for language, words in pairs(step.text or text(step.item)) do
    found[language] = number .. ". " .. words
  end
  return found
end

local function rows()
  local list = {}
  local turn = false
  for number, step in ipairs(steps) do
    local one = state(step)
    -- Alleen wie zelf zegt dat een stap nog niet klaar is, staat bij die stap.
    local here = not turn and (one == "bezig" or one == "nog-niet")
    turn = turn or here
    list[number] = {named(number, step), {label = words[one], current = here}}
  end
  return list
end

local function summary()
  local counts = count()
  local all = #steps - counts["not-applicable"]
  local dutch = "Gedaan: " .. counts["gedaan"] .. " van de " .. all .. " stappen."
  local english = "Done: " .. counts["gedaan"] .. " of the " .. all .. " steps."
  if counts["open"] > 0 then
    dutch = dutch .. " Niet ingevuld of onbekend: " .. counts["open"] .. "."
    english = english .. " Not filled in or unknown: " .. counts["open"] .. "."
  end
  return {nl = dutch, en = english}
end

block {
  id = "elf-stappen",
  heading = {nl = "De elf stappen", en = "The eleven steps"},
  text = summary,
  table = {
    columns = {{nl = "Stap", en = "Step"}, {nl = "Stand", en = "State"}},
    rows = rows,
  },
}

rule {
  id = "visie-eerst",
  when = function()
    local behind = false
    for _, id in ipairs(before) do
      local value = answer(id).value
      behind = behind or value == "bezig" or value == "nog-niet"
    end
    return decision("rol") ~= nil and behind
  end,
  priority = "low",
  actor = "beleidsambtenaar",
  heading = {nl = "De rol is eerder bepaald dan de visie", en = "The role came before the vision"},
  text = {
    nl = "In de handreiking gaan visie, doelen en doelgroep (stap 1 tot en met 4) aan de rol vooraf. "
      .. "Kijk nog eens naar de rol als die stappen af zijn.",
    en = "In the guide, vision, goals and target group (steps 1 to 4) come before the role. "
      .. "Look at the role again when those steps are done.",
  },
  references = {"pub.03"},
}
