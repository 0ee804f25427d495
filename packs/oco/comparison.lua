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
      local found = result:level(concept)
      asked = asked or found ~= nil
      about_law = about_law or (found ~= nil and result:confidence(concept) ~= "indicative")
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

-- De checklists die er wel naar vragen. Nil als daarvan alles al is ingevuld.
local function asked_elsewhere()
  return law.others(nowhere_asked(), compared())
end

rule {
  id = "nergens-gemeten",
  when = function() return asked_elsewhere() ~= nil end,
  priority = "info",
  actor = "invuller",
  heading = {nl = "Nergens gevraagd: {punten}", en = "Asked nowhere: {punten}"},
  text = {
    nl = "{niemand} Vul ook {checklists} in.",
    en = "{niemand} Fill in {checklists} as well.",
  },
  ask = {
    nl = "{niemand} Vraag wie invult om ook {checklists} in te vullen.",
    en = "{niemand} Ask whoever fills in to fill in {checklists} as well.",
  },
  args = {
    punten = function() return rules.texts(nowhere_asked()) end,
    niemand = function()
      return other()
          and {nl = "Geen van deze checklists vraagt hiernaar.", en = "None of these checklists asks for this."}
        or {nl = "Deze checklist vraagt hier niet naar.", en = "This checklist does not ask for this."}
    end,
    checklists = asked_elsewhere,
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
    en = "Two respondents judge very differently. Put {dit} at the top of the agenda.",
  },
  ask = {
    nl = "Twee invullers oordelen heel verschillend. Vraag de gespreksleider om {dit} bovenaan de gespreksagenda te zetten.",
    en = "Two respondents judge very differently. Ask the discussion leader to put {dit} at the top of the agenda.",
  },
  args = {
    punten = function() return rules.texts(disputed()) end,
    dit = function()
      local several = #disputed() > 1
      return {nl = several and "deze punten" or "dit punt", en = several and "these points" or "this point"}
    end,
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
