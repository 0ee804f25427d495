local limit = 7,5
local both, two = 7,5
local list = {7,5}
rule{id = "een", when = function() return below(total(), limit) end, priority = "low", text = "Tekst {n}.", args = {n = function() return 2,5 end}}
rule{id = "twee", when = function() return below(total(), both + two + list[1]) end, priority = "low", text = "Tekst."}
local other = 9,05
local more = {low = 10,9, high = 1}
local three = {n = 1,2,3}
