-- Regels die uitkomsten naast elkaar leggen. Ze gelden alleen bij vergelijken.

local law = require "law"
local rules = require "peil.rules"

-- ---- wat geen checklist vraagt ---------------------------------------------------------------

-- Wat geen van de checklists vraagt. Zolang zij er samen naar vragen, ontbreekt er niets.
local function nowhere_asked()
  local missing, about_law = {}, false
  for _, concept in ipairs(law.concepts) do
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

-- De checklists die er wel naar vragen, zoals kolom `column` van law.lua ze noemt.
local function asked_elsewhere(column)
  return law.others(column, nowhere_asked(), compared())
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
  when = function() return #asked_elsewhere(1) > 0 end,
  priority = "info",
  actor = "invuller",
  heading = {nl = "Nergens gevraagd: {punten}", en = "Asked nowhere: {punten}"},
  text = {
    nl = "{zin} Vul ook {nl} in.",
    en = "{sentence} Fill in {en} as well.",
  },
  ask = {
    nl = "{zin} Vraag wie invult om ook {nl} in te vullen.",
    en = "{sentence} Ask whoever fills in to fill in {en} as well.",
  },
  args = {
    punten = missing_names,
    zin = function()
      return other() and "Geen van deze checklists vraagt hiernaar." or "Deze checklist vraagt hier niet naar."
    end,
    sentence = function()
      return other() and "None of these checklists asks for this." or "This checklist does not ask for this."
    end,
    nl = function() return law.join(asked_elsewhere(2), " of ") end,
    en = function() return law.join(asked_elsewhere(3), " or ") end,
  },
}

-- ---- als zij het oneens zijn -----------------------------------------------------------------

-- Waarover invullers het oneens zijn. Twee niveaus uit elkaar is van goed naar niet.
local function disputed()
  return rules.apart(2)
end

rule {
  id = "invullers-oneens",
  when = function() return #disputed() > 0 end,
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
    punten = function() return rules.texts(disputed()) end,
    dit = function() return #disputed() > 1 and "deze punten" or "dit punt" end,
    this = function() return #disputed() > 1 and "these points" or "this point" end,
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
