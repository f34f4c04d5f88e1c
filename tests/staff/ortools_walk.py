"""The round that OR-tools finds, to hold ours against."""

from __future__ import annotations

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

MM = 1_000
SOLUTIONS = 400  # so many are looked at: the same on any machine


def ortools_walk_m(metres: np.ndarray) -> float:
    """The metres of the shortest round from place 0 through all of ``metres`` (n, n) found."""
    whole = np.round(metres * MM).astype(np.int64)
    places = pywrapcp.RoutingIndexManager(len(whole), 1, 0)
    routing = pywrapcp.RoutingModel(places)

    def way(here: int, there: int) -> int:
        return int(whole[places.IndexToNode(here), places.IndexToNode(there)])

    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(way))
    options = pywrapcp.DefaultRoutingSearchParameters()
    options.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    options.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    options.solution_limit = SOLUTIONS
    options.time_limit.seconds = 60
    return routing.SolveWithParameters(options).ObjectiveValue() / MM
