scoring{total = function(declared) return 1 end}
