scoring{section = function(id, declared) return total() end}
