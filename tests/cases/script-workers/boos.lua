local function spin()
    while true do
    end
end

rule{
    id = "boos",
    when = function()
        if subject("gemeente") == "boos" then
            spin()
        end
        if subject("gemeente") == "fout" then
            return 1 < nil
        end
        return false
    end,
    priority = "low",
    text = "Dit advies wordt nooit gegeven.",
}
