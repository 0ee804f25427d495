-- script/failed
  os.getenv("HOME")
