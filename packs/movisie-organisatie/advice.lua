-- Maakt van de antwoorden een concept van samenwerkingsafspraken. De adviezen staan in pack.yaml en in oco.

local rules = require "peil.rules"

-- Ruimte om te schrijven op papier.
local room = ("."):rep(58)

local agreements = {
  "afspraken.verantwoordelijk", "afspraken.taken", "afspraken.aanvullen", "afspraken.verwachten",
  "afspraken.overdragen", "afspraken.clienten", "afspraken.evalueren",
}

block {
  id = "afspraken",
  heading = {nl = "Concept samenwerkingsafspraken", en = "Draft cooperation agreements"},
  text = function()
    local own, partner = subject("organisatie") or room, subject("partner") or room
    return {
      nl = "Een concept om samen te bespreken en aan te vullen, tussen " .. own .. " en " .. partner,
      en = "A draft to discuss and complete together, between " .. own .. " and " .. partner,
    }
  end,
  table = {
    columns = {{nl = "Vraag", en = "Question"}, {nl = "Wat we afspreken", en = "What we agree"}},
    rows = function()
      local rows = {}
      for _, id in ipairs(agreements) do
        rows[#rows + 1] = {text(id), answer(id).value or room}
      end
      rows[#rows + 1] = {{nl = "Datum en plaats", en = "Date and place"}, room}
      rows[#rows + 1] = {{nl = "Namens beide organisaties", en = "For both organisations"}, room}
      return rows
    end,
  },
}

block {
  id = "nog-afspreken",
  when = function() return #rules.answered("spel", "nee", "deels") > 0 end,
  heading = {nl = "Hierover moeten nog afspraken komen", en = "Agreements are still needed on this"},
  list = function() return rules.texts(rules.answered("spel", "nee", "deels")) end,
}

block {
  id = "al-afgesproken",
  when = function() return #rules.answered("spel", "ja") > 0 end,
  heading = {nl = "Dit is er al", en = "This is there already"},
  list = function() return rules.texts(rules.answered("spel", "ja")) end,
}
