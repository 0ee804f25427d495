-- The same table once more, with the place that a script found.
local function cell(id, label)
  return {label = label, current = decision("activiteit") == id, possible = decision("activiteit") == nil}
end

block {
  id = "nog-eens",
  heading = "Gemaakt door een script",
  grid = {
    row_title = "Ruimte",
    column_title = {nl = "Handen", en = "Hands"},
    columns = {"Weinig", "Veel"},
    rows = {"Weinig"},
    cells = function() return {{cell("bellen", "Belcirkel"), cell("wandelen", "Wandelclub")}} end,
  },
}
