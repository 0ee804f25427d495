-- Onze gemeente wil eerst met de adviesraad praten.
rule{
    id = "eerst-praten",
    when = function()
        return weak("onafhankelijkheid.contract") or weak("kwaliteit.kennis")
    end,
    priority = "high",
    actor = "beleidsambtenaar",
    text = "Bespreek de uitkomst eerst met de adviesraad.",
}
