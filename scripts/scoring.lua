-- Helpers for scoring hooks: local scoring_help = require "peil.scoring"

local help = {}

---The lowest score of these sections. Nil where one of them has no score.
---@param ... string # ids of sections
---@return number?
function help.lowest(...)
  local lowest
  for _, section in ipairs({...}) do
    local value = score(section)
    if not value then return nil end
    if not lowest or value < lowest then lowest = value end
  end
  return lowest
end

---The weighted mean of sections: {onaf = 2, breed = 1}. Sections without a score are left out; nil where all are.
---@param weights table<string, number>
---@return number?
function help.weighted(weights)
  local sum, weight = 0, 0
  for section, each in pairs(weights) do
    local value = score(section)
    if value then
      sum = sum + value * each
      weight = weight + each
    end
  end
  if weight == 0 then return nil end
  return sum / weight
end

---What a hook answers to cap the declared value at `most` while `condition` holds, and to leave it otherwise.
---@param condition any
---@param most number
---@param declared function # as the hook got it
---@return any
function help.cap_if(condition, most, declared)
  if condition then return capped(most) end
  return declared
end

help.count_value = require("peil.rules").count_value

return help
