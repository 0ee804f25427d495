local function wacht()
    while true do
    end
end
rule{id = "een", when = wacht, priority = "low", text = "Tekst."}
