-- Helpers for rules: local rules = require "peil.rules"

local rules = {}

---Whether all of these concepts have that level.
---@param wanted string # id of a level, or "unknown"
---@param ... string # concepts
---@return boolean
function rules.all_are(wanted, ...)
  local concepts = {...}
  local all = #concepts > 0
  for _, concept in ipairs(concepts) do
    -- Every concept is asked, so that the explanation names them all.
    if not any_is(wanted, concept) then all = false end
  end
  return all
end

---How many of these concepts are weak.
---@param ... string # concepts
---@return integer
function rules.count_weak(...)
  local count = 0
  for i = 1, select("#", ...) do
    if weak((select(i, ...))) then count = count + 1 end
  end
  return count
end

---How many of these concepts are known.
---@param ... string # concepts
---@return integer
function rules.count_known(...)
  local count = 0
  for i = 1, select("#", ...) do
    if known((select(i, ...))) then count = count + 1 end
  end
  return count
end

---Whether every top section has a score of at least the limit. A section without a score is not enough.
---@param limit number
---@return boolean
function rules.sections_at_least(limit)
  local all = true
  for _, section in ipairs(sections()) do
    if not at_least(score(section), limit) then all = false end
  end
  return all and #sections() > 0
end

---The id of the top section with the lowest score; the first one of several. Nil where none has a score.
---@return string?
function rules.lowest_section()
  local lowest, at
  for _, section in ipairs(sections()) do
    local value = score(section)
    if value and (not lowest or value < lowest) then lowest, at = value, section end
  end
  return at
end

---Whether one of these items came with evidence. Items that are not asked are passed over.
---@param ... string # ids of items
---@return boolean
function rules.any_evidence(...)
  local any = false
  for _, id in ipairs({...}) do
    local item = answer(id)
    if item and item.evidence > 0 then any = true end
  end
  return any
end

---How many of these items have that value. Items that are not asked are passed over.
---@param value string|number # id of an option, or a number
---@param ... string # ids of items
---@return integer
function rules.count_value(value, ...)
  local count = 0
  for _, id in ipairs({...}) do
    local item = answer(id)
    if item and item.value == value then count = count + 1 end
  end
  return count
end

---The items below a section that have one of these values, in their order. None where another checklist is filled in,
---that has no such section.
---@param section string # id of a section
---@param ... string|number # ids of options, or numbers
---@return string[] # ids of items
function rules.answered(section, ...)
  local wanted = {...}
  local found = {}
  for _, id in ipairs(items(section) or {}) do
    local value = answer(id).value
    for _, one in ipairs(wanted) do
      if value == one then
        found[#found + 1] = id
        break
      end
    end
  end
  return found
end

---The words of these items or concepts, for the list of a block or a value in a text. Those of another checklist are
---passed over.
---@param ids string[] # ids of items, or names of concepts
---@return table[] # by language
function rules.texts(ids)
  local words = {}
  for _, id in ipairs(ids) do
    words[#words + 1] = text(id)
  end
  return words
end

---Whether the checklist was filled in by one of these roles. False where no role was given.
---@param ... string # ids of roles
---@return boolean
function rules.role_is(...)
  local given = role()
  for _, id in ipairs({...}) do
    if given == id then return true end
  end
  return false
end

-- ---- for rules that compare ----

-- This result, to be asked in the way of other().
local this = {
  level = function(_, concept) return level(concept) end,
  known = function(_, concept) return known(concept) end,
  confidence = function(_, concept) return confidence(concept) end,
  pack = function() return pack() end,
}

---All results that are compared, this one first. Each has :level(c), :known(c), :confidence(c) and :pack().
---@return peil.Other[]
function rules.results()
  local results = {this}
  while other(#results) do
    results[#results + 1] = other(#results)
  end
  return results
end

---The results that contradict each other on a concept: each asks for it, or for a part of it, and they differ in what
---level it has. Empty where none do.
---@param concept string
---@return peil.Other[]
function rules.contradicting(concept)
  local sure, first, differ = {}, nil, false
  for _, result in ipairs(rules.results()) do
    local how = result:confidence(concept)
    if how == "full" or how == "partial" then
      local found = result:level(concept)
      sure[#sure + 1] = result
      first = first or found
      differ = differ or found ~= first
    end
  end
  if not differ then return {} end
  -- These decide: known() says so in the explanation.
  for _, result in ipairs(sure) do
    result:known(concept)
  end
  return sure
end

---The concepts on which two respondents are at least so many levels apart.
---@param steps integer
---@return string[]
function rules.apart(steps)
  local found = {}
  for _, concept in ipairs(concepts()) do
    if at_least(spread(concept), steps) then found[#found + 1] = concept end
  end
  return found
end

return rules
