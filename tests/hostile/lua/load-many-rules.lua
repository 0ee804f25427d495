-- script/(too-|bad-declaration|failed)
for i = 1, 1e7 do rule{id = "r" .. i, when = "false", priority = "low", text = "x"} end
