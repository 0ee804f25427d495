scoring {
  total = function(declared)
    while answer("a.1").value == "eindeloos" do
    end
    return declared
  end,
}
