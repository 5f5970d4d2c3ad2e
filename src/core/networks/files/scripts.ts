/** An R script that reads what the other network formats wrote; one way for each. */
export const R_SCRIPT = `# Reads a network that Policy Annotator wrote. Usage: Rscript read-network.R FILE
# FILE is a .graphml, or the .csv of a matrix or of edges. In R: source() it and call read_network(file).

read_network <- function(file) {
  if (grepl("\\\\.graphml$", file)) {
    # install.packages("igraph"), once
    graph <- igraph::read_graph(file, format = "graphml")
    # A two-mode network: igraph wants its sides as a logical vertex attribute "type".
    if (any(igraph::V(graph)$is_column)) {
      igraph::V(graph)$type <- igraph::V(graph)$is_column
    }
    return(graph)
  }
  table <- read.csv(file, check.names = FALSE, fileEncoding = "UTF-8-BOM")
  if (all(c("Source", "Target", "Weight") %in% names(table))) return(table)
  matrix <- as.matrix(table[, -1, drop = FALSE])
  rownames(matrix) <- table[[1]]
  matrix
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) == 1) {
  network <- read_network(arguments[1])
  print(network)
  if (inherits(network, "igraph")) cat(igraph::graph_attr(network, "description"), "\\n")
}
`;

/** The same for Python, with only the standard library for the tables. */
export const PYTHON_SCRIPT = `# Reads a network that Policy Annotator wrote. Usage: python read-network.py FILE
# FILE is a .graphml or .gexf (needs networkx), or the .csv of a matrix or of edges.

import csv
import sys


def read_network(file):
    if file.endswith(".graphml"):
        import networkx

        return networkx.read_graphml(file)
    if file.endswith(".gexf"):
        import networkx

        return networkx.read_gexf(file)
    with open(file, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    header, body = rows[0], rows[1:]
    if header[:4] == ["Source", "Target", "Type", "Weight"]:
        return [dict(zip(header, row), Weight=float(row[3])) for row in body]
    return {
        "rows": [row[0] for row in body],
        "columns": header[1:],
        "matrix": [[float(cell) for cell in row[1:]] for row in body],
    }


if __name__ == "__main__" and len(sys.argv) == 2:
    network = read_network(sys.argv[1])
    print(network)
    if hasattr(network, "graph"):
        print(network.graph.get("description", ""))
`;
